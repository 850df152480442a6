namespace Identity.Server.Delivery.Gateways;

/// <summary>Has Twilio, or a gateway that speaks its API, call somebody and ask this server what to say.</summary>
/// <param name="twilio">The gateway.</param>
/// <param name="issuer">The public address of this server, without a slash at its end.</param>
internal sealed class TwilioCallSender(TwilioApi twilio, string issuer) : ISender<PhoneCall>
{
    // How many seconds a telephone rings before it is given up.
    private const string Ringing = "30";

    // Two seconds, in which an exchange gets ready to take an extension.
    private const string Pause = "wwww";

    public Task<HandOver> SendAsync(Envelope envelope, PhoneCall content, Func<Task<bool>> begin, CancellationToken cancellationToken) =>
        twilio.CreateAsync("Calls", Form(content), begin, cancellationToken);

    private IEnumerable<KeyValuePair<string, string>> Form(PhoneCall call)
    {
        yield return new("To", call.To);
        yield return new("Url", CallAddresses.Question(issuer, call.Handle));
        yield return new("Method", "POST");
        yield return new("Timeout", Ringing);
        if (call.Extension is { } extension)
        {
            yield return new("SendDigits", Pause + extension);
        }
    }
}
