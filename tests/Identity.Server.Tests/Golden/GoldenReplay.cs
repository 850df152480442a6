using Identity.Domain.SignIn;
using Identity.Domain.Tests;
using Identity.Domain.Tests.Golden;
using Identity.Testing;

namespace Identity.Server.Tests.Golden;

/// <summary>The golden table "person × policy → page" through the real host: who is stored so and signs in under that policy sees those pages.</summary>
[Category("fault-25")]
public sealed class GoldenReplay
{
    private const int LeastWholeRows = 650;

    private static readonly Dictionary<string, string?> Settings = new() { ["Identity:Proxies:0"] = "127.0.0.1", ["Identity:Proxies:1"] = "::1" };

    private RunningServer server = null!;
    private RelyingParty app = null!;
    private GoldenNewcomers newcomers = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        server = await RunningServer.StartAsync(new RunningServerOptions { StartsAt = Given.Now, Settings = Settings, Configure = CheapHashes.Use });
        app = await server.Apps.AddAsync("app");
        newcomers = new GoldenNewcomers(server);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        newcomers?.Dispose();
        app?.Dispose();
        await (server?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Test]
    public async Task Everybody_sees_the_screens_of_the_table()
    {
        List<string> wrong = [];
        foreach (var rows in GoldenRow.Read().GroupBy(row => row.Policy))
        {
            await server.Policy.PublishAsync(GoldenPolicies.Schema1.Single(policy => policy.Name == rows.Key).Json);
            foreach (var row in rows)
            {
                var seen = await WalkAsync(row);
                if (!seen.SequenceEqual(row.Visible))
                {
                    wrong.Add($"{row.Policy} | {row.Person} | {string.Join(" > ", seen)} (not {string.Join(" > ", row.Visible)})");
                }
            }
        }

        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public async Task Whose_account_is_switched_off_is_told_what_a_wrong_password_is_told()
    {
        var row = GoldenRow.Read().First(row => row.IsDisabled);
        var visit = await (await newcomers.AddAsync(app, Facts(row))).OpenAsync();
        var refused = await visit.Page.SubmitAsync(await visit.AnswerAsync());
        var wrong = await visit.Page.SubmitAsync(("Input.UserName", "nobody@contoso.example"), ("Input.Password", "wrong"));

        Assert.That((refused.Step, refused.Error), Is.EqualTo((wrong.Step, wrong.Error)).And.Not.EqualTo(("/sign-in", "")));
    }

    [Test]
    public void Enough_rows_are_replayed_to_their_end()
    {
        var rows = GoldenRow.Read();
        TestContext.Out.WriteLine($"{rows.Count(row => row.IsWhole)} of {rows.Count} rows to their end. The others:");
        foreach (var (start, reason) in GoldenRow.OutOfReach)
        {
            TestContext.Out.WriteLine($"{rows.Count(row => row.Has(start))} with {start}: {reason}");
        }

        Assert.That(rows.Count(row => row.IsWhole), Is.GreaterThanOrEqualTo(LeastWholeRows));
    }

    private static PersonFacts Facts(GoldenRow row) => GoldenPeople.Everybody.Single(person => person.Name == row.Person).Facts;

    private async Task<IReadOnlyList<string>> WalkAsync(GoldenRow row)
    {
        var visit = await newcomers.AddAsync(app, Facts(row));
        // Everybody is somewhere else: an address has so many messages an hour.
        visit.Browser.Headers["X-Forwarded-For"] = $"198.18.{visit.Person.Id.ToByteArray()[14]}.{visit.Person.Id.ToByteArray()[15]}";
        await visit.OpenAsync();
        List<string> seen = [];
        while (seen.Count < row.Visible.Count)
        {
            seen.Add(await ScreenAsync(visit));
            if (seen[^1] != row.Visible[seen.Count - 1] || seen.Count == row.Visible.Count)
            {
                break;
            }

            visit.Page = await ForwardAsync(visit);
        }

        return seen;
    }

    private static async Task<string> ScreenAsync(Visit visit)
    {
        if (visit.Step != "app")
        {
            return GoldenScreens.Of(visit.Page);
        }

        var token = (await visit.RedeemAsync()).IdToken;
        // That somebody touched a key is of its answer, and the table has none.
        var amr = token.Claims.Where(claim => claim is { Type: "amr", Value: not "user" }).Select(claim => claim.Value);
        return $"app ({token.GetClaim("acr").Value}; {string.Join(' ', amr)})";
    }

    private async Task<BrowserPage> ConfirmAsync(Visit visit) =>
        await (await visit.Page.SubmitAsync("Mail")).SubmitAsync(("Input.Code", await server.Mails.CodeAsync(visit.Person)));

    // The clock stands still: deadlines are dates of the table.
    private async Task<BrowserPage> ForwardAsync(Visit visit) => visit.Step switch
    {
        "/sign-in/verify" => await visit.Page.SubmitAsync(("Input.Code", visit.Authenticator?.CodeAt(server.Clock.GetUtcNow()) ?? visit.Token!.Code(server))),
        "/sign-in/mailbox" => await ConfirmAsync(visit),
        "/sign-in/security-key" => await visit.Page.AnswerKeyAsync(newcomers.KeyOf(visit.Person)),
        "/sign-in/recovery-code" => await visit.Page.SubmitAsync(("Input.Code", GoldenNewcomers.Code)),
        _ => await visit.Page.SubmitAsync(await visit.AnswerAsync()),
    };
}
