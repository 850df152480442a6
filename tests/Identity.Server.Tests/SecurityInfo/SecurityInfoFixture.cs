using Identity.Testing;

namespace Identity.Server.Tests.SecurityInfo;

/// <summary>Tests of the Security info page.</summary>
public abstract class SecurityInfoFixture : ServerFixture
{
    protected const string Path = "/security-info";

    protected override RunningServerOptions Options => new() { Policy = TestPolicies.DemoAndPhones };

    /// <summary>Somebody with an authenticator app and a verified address, on the Security info page.</summary>
    protected async Task<Visit> OnPageAsync(params string[] groups)
    {
        var person = await Server.People.AddAsync(NewName(), row => row.EmailConfirmed = true, groups);
        var visit = new Visit(Server, App, person) { Authenticator = await Server.People.AddTotpAsync(person) };
        return await OpenPageAsync(visit);
    }

    /// <summary>Goes to the Security info page, through whatever stands before it.</summary>
    protected static async Task<Visit> OpenPageAsync(Visit visit)
    {
        visit.Page = await visit.Browser.GetAsync(Path);
        return await visit.ReachAsync(Path);
    }

    /// <summary>Opens a page of Security info.</summary>
    protected static async Task<BrowserPage> GetAsync(Visit visit, string page) => visit.Page = await visit.Browser.GetAsync($"{Path}/{page}");

    /// <summary>Posts the page's form, a second later, and goes on.</summary>
    protected async Task<Visit> PostAsync(Visit visit, params (string Name, string Value)[] fields)
    {
        Server.Clock.Advance(TimeSpan.FromSeconds(1));
        visit.Page = await visit.Page.SubmitAsync(fields);
        return visit;
    }

    /// <summary>Presses "Change" beside a method, a second later.</summary>
    protected async Task<Visit> ChangeAsync(Visit visit, Guid id)
    {
        Server.Clock.Advance(TimeSpan.FromSeconds(1));
        visit.Page = await (await visit.Browser.GetAsync(Path)).SubmitAsync($"Change&id={id}");
        return visit;
    }

    /// <summary>Lets time pass.</summary>
    protected void Pass(int minutes) => Server.Clock.Advance(TimeSpan.FromMinutes(minutes));

    /// <summary>What the audit log has of somebody, of one kind.</summary>
    protected Task<IReadOnlyList<string>> EventsAsync(TestPerson person, string kind) =>
        Server.Rows.ColumnAsync($"SELECT data FROM audit_events WHERE kind = '{kind}' AND person_id = {Server.Rows.Literal(person.Id)}");
}
