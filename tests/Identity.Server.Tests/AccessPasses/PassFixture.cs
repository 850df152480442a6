using Identity.Testing;

namespace Identity.Server.Tests.AccessPasses;

/// <summary>Tests of temporary access passes: staff must have an authenticator app, the group <c>keys</c> a security key.</summary>
public abstract class PassFixture : ServerFixture
{
    protected const string Passes = ",\"accessPass\":{\"on\":true,\"include\":[\"*\"],\"exclude\":[\"guests\"]}";

    protected override RunningServerOptions Options => new() { Policy = Policy("\"pass\"", Passes), Configure = CheapHashes.Use };

    /// <summary>A policy with these ways to a first registration.</summary>
    protected static string Policy(string allow, string more) =>
        $$$"""
        {"schema":1,
         "methods":{"totp":{"on":true},"securityKey":{"on":true}},
         "registration":[
          {{{TestPolicies.Rule("staff", "staff", allowOther: false)}}},
          {"id":"keys","include":["keys"],"exclude":[],"purpose":"twoStep","require":["securityKey"],"allowOther":false,"defer":null}],
         "firstRegistration":{"allow":[{{{allow}}}]},
         "passwordReset":{"administrators":["admins"]}{{{more}}}}
        """;

    /// <summary>At the page for passes, by the link.</summary>
    protected static async Task<Visit> AtPassAsync(Visit visit, params (string Name, string Value)[] parameters)
    {
        await visit.OpenAsync(parameters);
        visit.Page = await visit.Page.FollowAsync("/pass");
        return visit;
    }

    /// <summary>Types a name and a pass.</summary>
    protected static async Task<Visit> TypeAsync(Visit visit, string pass, string? userName = null)
    {
        visit.Page = await visit.Page.SubmitAsync(("Input.UserName", userName ?? visit.Person.UserName), ("Input.Pass", pass));
        return visit;
    }

    /// <summary>Signs in with a pass, in the visit's own browser.</summary>
    protected async Task<Visit> PassAsync(Visit visit, string pass)
    {
        // Events of one moment have no order.
        Server.Clock.Advance(TimeSpan.FromSeconds(1));
        return await TypeAsync(await AtPassAsync(visit), pass);
    }

    protected Task<IReadOnlyList<string>> EventsAsync(TestPerson person) =>
        Server.Rows.ColumnAsync($"SELECT kind FROM audit_events WHERE person_id = {Server.Rows.Literal(person.Id)} AND kind LIKE 'access_pass.%' ORDER BY at, id");

    protected static string Claim(TokenAnswer token, string type) =>
        string.Join(' ', token.IdToken.Claims.Where(claim => claim.Type == type).Select(claim => claim.Value));
}
