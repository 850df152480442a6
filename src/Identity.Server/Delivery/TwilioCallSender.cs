
namespace Identity.Server.Delivery;

/// <summary>Has calls made by a gateway that speaks Twilio's Calls API. What is said in one the gateway asks us for when somebody answers.</summary>
internal sealed class TwilioCallSender(GatewaySettings settings, CallAddresses addresses, TimeProvider clock) : ICallSender, IDisposable
{
    // How long it rings.
    private const string Seconds = "30";

    // Each is half a second: somebody, or a machine, has to say its greeting first.
    private const string Pause = "wwww";

    private readonly TwilioClient twilio = new(settings, clock);

    public Task<HandOver> SendAsync(PhoneCall call, Func<Task<bool>> begin, CancellationToken cancellationToken)
    {
        List<KeyValuePair<string, string>> form =
        [
            new("To", call.To), new("From", settings.From), new("Url", addresses.Markup(call.Handle)), new("Method", "POST"), new("Timeout", Seconds),
        ];
        if (call.Extension is { } extension)
        {
            form.Add(new("SendDigits", Pause + extension));
        }

        return twilio.PostAsync("Calls", form, begin, cancellationToken);
    }

    public void Dispose() => twilio.Dispose();
}
