using System.Net.Http.Headers;
using System.Text;
using Identity.Testing;

namespace Identity.Server.Tests.AppPasswords;

/// <summary>Tests at the doors of one server.</summary>
public abstract class DoorFixture : ServerFixture
{
    protected const string WebSecret = "the-secret-of-the-reverse-proxies-of-this-test";
    protected const string MailSecret = "the-secret-of-the-mail-proxies-of-this-test-too";
    protected const string Home = "192.0.2.7";

    protected static readonly HttpClient Http = new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        ResponseHeaderEncodingSelector = (_, _) => Encoding.UTF8,
    });

    protected const string Offered = """{"schema":1,"methods":{"totp":{"on":true}},"appPasswords":"offered"}""";

    protected static IReadOnlyDictionary<string, string?> DoorSettings { get; } = new Dictionary<string, string?>
    {
        ["Identity:Doors:Web:Secret"] = WebSecret,
        ["Identity:Doors:Web:AddressHeader"] = "X-Program-Address",
        ["Identity:Doors:Mail:Secret"] = MailSecret,
        ["Identity:Doors:Mail:Imap"] = "192.0.2.143:143",
        ["Identity:Doors:Mail:Smtp"] = "[2001:db8::25]:587",
    };

    protected override RunningServerOptions Options => new() { Policy = Offered, Settings = DoorSettings };

    /// <summary>Somebody with an app password.</summary>
    protected async Task<(TestPerson Person, TestAppPassword Password)> HolderAsync(params string[] groups)
    {
        var person = await Server.People.AddAsync(NewName(), row => row.EmailConfirmed = true, groups);
        return (person, await Server.AppPasswords.AddAsync(person));
    }

    /// <summary>What a reverse proxy gets for a user name and a password.</summary>
    protected async Task<HttpResponseMessage> WebAsync(string userName, string password, string? address = Home, string? secret = WebSecret, RunningServer? server = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri((server ?? Server).Address, "/doors/web"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{userName}:{password}")));
        Add(request, "X-Door-Secret", secret);
        Add(request, "X-Program-Address", address);
        return await Http.SendAsync(request);
    }

    /// <summary>What nginx gets as a mail proxy.</summary>
    protected async Task<HttpResponseMessage> MailAsync(
        string userName, string password, string? address = Home, string? secret = MailSecret, string protocol = "imap", string method = "plain")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Server.Address, "/doors/mail"));
        Add(request, "X-Door-Secret", secret);
        Add(request, "Auth-Method", method);
        Add(request, "Auth-User", Uri.EscapeDataString(userName));
        Add(request, "Auth-Pass", Uri.EscapeDataString(password));
        Add(request, "Auth-Protocol", protocol);
        Add(request, "Auth-Login-Attempt", "1");
        Add(request, "Client-IP", address);
        return await Http.SendAsync(request);
    }

    /// <summary>The status of an answer, and whether it opened.</summary>
    protected async Task<int> StatusAsync(string userName, string password, string? address = Home)
    {
        using var answer = await WebAsync(userName, password, address);
        return (int)answer.StatusCode;
    }

    /// <summary>What the answer says in words.</summary>
    protected async Task<string> WordsAsync(string userName, string password, string? address = Home)
    {
        using var answer = await WebAsync(userName, password, address);
        return (await answer.Content.ReadAsStringAsync()).Trim();
    }

    protected static string Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";

    /// <summary>Everything that may come out of a door, in one text, to compare whole.</summary>
    protected static async Task<string> WholeAsync(HttpResponseMessage answer) => string.Join(
        '\n',
        [
            $"{(int)answer.StatusCode}",
            .. answer.Headers.Where(header => header.Key != "Date").OrderBy(header => header.Key, StringComparer.Ordinal)
                .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}"),
            await answer.Content.ReadAsStringAsync(),
        ]);

    /// <summary>What the audit log has of somebody, of one kind.</summary>
    protected Task<IReadOnlyList<string>> EventsAsync(TestPerson person, string kind) =>
        Server.Rows.ColumnAsync($"SELECT data FROM audit_events WHERE kind = '{kind}' AND person_id = {Server.Rows.Literal(person.Id)}");

    private static void Add(HttpRequestMessage request, string name, string? value)
    {
        if (value is not null)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
    }
}
