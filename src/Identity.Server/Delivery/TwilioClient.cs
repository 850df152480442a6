namespace Identity.Server.Delivery;

/// <summary>Twilio's form API: a form with Basic authentication under the account's address.</summary>
internal sealed class TwilioClient(GatewaySettings settings, TimeProvider clock) : IDisposable
{
    private readonly GatewayClient gateway = new(settings, clock);

    /// <summary>Posts a form to one of the account's resources, for example <c>Messages</c>.</summary>
    public async Task<HandOver> PostAsync(
        string resource, IEnumerable<KeyValuePair<string, string>> form, Func<Task<bool>> begin, CancellationToken cancellationToken)
    {
        var address = new Uri(gateway.Base, $"2010-04-01/Accounts/{Uri.EscapeDataString(settings.User)}/{resource}.json");
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(form) };
        request.Headers.Authorization = gateway.Credentials;
        return await gateway.SendAsync(request, begin, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => gateway.Dispose();
}
