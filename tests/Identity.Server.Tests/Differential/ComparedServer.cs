using System.Net.Http.Headers;
using System.Text;
using Identity.Testing;

namespace Identity.Server.Tests.Differential;

/// <summary>One of the two servers that are compared, and what it issued to those who ask.</summary>
/// <param name="address">Where it listens.</param>
/// <param name="clients">The clients, by <c>client_id</c>.</param>
/// <param name="browser">A browser in which somebody is signed in there.</param>
internal sealed class ComparedServer(Uri address, IReadOnlyDictionary<string, RelyingParty> clients, FormBrowser browser) : IDisposable
{
    private static readonly UriCreationOptions ToTheLetter = new() { DangerousDisablePathAndQueryCanonicalization = true };
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly IssuedThings issued = new(address, clients, browser);

    /// <summary>What becomes of a request.</summary>
    public async Task<string> AnswerAsync(OddRequest odd)
    {
        var body = await Placeholders.FillAsync(odd.Body, async (kind, client) => Uri.EscapeDataString(await issued.IssueAsync(kind, client)));
        var path = await Placeholders.FillAsync(odd.Endpoint, async (kind, client) => Uri.EscapeDataString(await issued.IssueAsync(kind, client)));
        var query = odd.IsQuery && body.Length > 0 ? $"?{body}" : "";
        using var request = new HttpRequestMessage(new HttpMethod(odd.Method), new Uri(address.ToString().TrimEnd('/') + path + query, ToTheLetter));
        request.Content = odd.IsQuery ? null : new ByteArrayContent(Encoding.Latin1.GetBytes(body));
        foreach (var (name, value) in odd.HeaderPairs)
        {
            var filled = await Placeholders.FillAsync(value, issued.IssueAsync);
            HttpHeaders headers = name == "Content-Type" && request.Content is not null ? request.Content.Headers : request.Headers;
            headers.TryAddWithoutValidation(name, filled);
        }

        using var response = await http.SendAsync(request);
        return await new OutcomeReading(address, http).ReadAsync(response);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        issued.Dispose();
        http.Dispose();
    }
}
