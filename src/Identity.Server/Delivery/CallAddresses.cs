using Identity.Server.Hosting;

namespace Identity.Server.Delivery;

/// <summary>Where a voice gateway finds out what to say in a call, and tells us which keys were pressed.</summary>
internal sealed class CallAddresses(ServerSettings settings)
{
    /// <summary>The route of the markup.</summary>
    public const string MarkupRoute = "/calls/{handle}";

    /// <summary>The route of the keys that were pressed.</summary>
    public const string AnswerRoute = "/calls/{handle}/answer";

    /// <summary>Whether the key belongs to the question after "0": was it somebody else?</summary>
    public const string ReportParameter = "report";

    /// <summary>The public address of the markup of a call.</summary>
    public string Markup(string handle) => $"{settings.Issuer.TrimEnd('/')}/calls/{handle}";

    /// <summary>The public address for the keys.</summary>
    public string Answer(string handle) => $"{Markup(handle)}/answer";

    /// <summary>The public address for the key after "0".</summary>
    public string Report(string handle) => $"{Answer(handle)}?{ReportParameter}=1";

    /// <summary>The public address of a request, as the gateway has signed it: the proxy in between may know us by another name.</summary>
    public string Of(HttpRequest request) => $"{settings.Issuer.TrimEnd('/')}{request.Path}{request.QueryString}";
}
