using System.Net.Http.Headers;
using System.Text;

namespace Identity.Server.Delivery.Gateways;

/// <summary>Twilio's API, or that of a gateway that speaks it.</summary>
internal sealed class TwilioApi(GatewaySettings settings, GatewayClient gateway)
{
    private readonly AuthenticationHeaderValue authorization =
        new("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{settings.User}:{settings.Password}")));

    /// <summary>Creates something of the account's: one of its <c>Messages</c> or <c>Calls</c>.</summary>
    public async Task<HandOver> CreateAsync(
        string resource, IEnumerable<KeyValuePair<string, string>> form, Func<Task<bool>> begin, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post, settings.At($"/2010-04-01/Accounts/{Uri.EscapeDataString(settings.User)}/{resource}.json"));
        request.Headers.Authorization = authorization;
        request.Content = new FormUrlEncodedContent([new("From", settings.From), .. form]);
        return await gateway.SendAsync(request, begin, cancellationToken);
    }
}
