using Identity.Storage;
using Identity.Testing;

namespace Identity.Server.Tests.Phones;

/// <summary>Tests against a server whose policy is the demo's: an authenticator app, then a phone.</summary>
public abstract class PhoneFixture : ServerFixture
{
    protected override RunningServerOptions Options => new() { Provider = Provider, Policy = TestPolicies.DemoWithPhone };

    protected virtual StorageProvider Provider => StorageProvider.Sqlite;

    [SetUp]
    public Task PublishAsync() => Server.Policy.PublishAsync(TestPolicies.DemoWithPhone);

    /// <summary>Somebody new whose only method is a phone, which nothing requires.</summary>
    protected async Task<Visit> WithPhoneAsync(string number = ServerPhones.Number, bool byCall = false)
    {
        var visit = await NewcomerAsync("guests");
        await Server.Phones.AddAsync(visit.Person, number, byCall: byCall);
        return visit;
    }

    /// <summary>Somebody new at the page of the wizard where the phone is asked for.</summary>
    protected async Task<Visit> AtPhoneAsync() => await (await (await RegisteredAsync("staff")).OpenAsync()).ReachAsync("/enroll/phone");

    /// <summary>How many texts and calls went out to somebody.</summary>
    protected Task<int> SentAsync(Visit visit) => Server.Phones.CountAsync(visit.Person);
}
