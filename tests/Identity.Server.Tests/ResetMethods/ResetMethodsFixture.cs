using Identity.Storage;
using Identity.Testing;

namespace Identity.Server.Tests.ResetMethods;

/// <summary>Tests against a server whose policy requires email, questions or both of some, for password reset.</summary>
public abstract class ResetMethodsFixture : ServerFixture
{
    protected override RunningServerOptions Options => new() { Provider = Provider, Policy = TestPolicies.ResetMethods };

    protected virtual StorageProvider Provider => StorageProvider.Sqlite;

    [SetUp]
    public Task PublishAsync() => Server.Policy.PublishAsync(TestPolicies.ResetMethods);

    /// <summary>Somebody new at the page of the wizard where the address is asked for.</summary>
    protected async Task<Visit> AtEmailAsync() => await (await (await NewcomerAsync("mail")).OpenAsync()).ReachAsync("/enroll/email");

    /// <summary>Somebody new at the page of the wizard where questions are answered.</summary>
    protected async Task<Visit> AtQuestionsAsync() => await (await (await NewcomerAsync("quiz")).OpenAsync()).ReachAsync("/enroll/questions");

    /// <summary>The id of a person's method.</summary>
    protected async Task<Guid> MethodIdAsync(TestPerson person, string method) => Guid.Parse(
        (await Server.Rows.ColumnAsync($"SELECT id FROM methods WHERE method = '{method}' AND person_id = {Server.Rows.Literal(person.Id)}"))[0]);
}
