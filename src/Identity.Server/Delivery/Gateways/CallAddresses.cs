namespace Identity.Server.Delivery.Gateways;

/// <summary>Where the voice gateway asks this server what to say, and says which key was pressed.</summary>
internal static class CallAddresses
{
    /// <summary>What is said first.</summary>
    /// <param name="issuer">The public address of this server, without a slash at its end.</param>
    /// <param name="handle">The secret of the call.</param>
    public static string Question(string issuer, string handle) => $"{issuer}/calls/{handle}";

    /// <summary>Where the key goes that was pressed after the first question.</summary>
    public static string Answer(string issuer, string handle) => $"{Question(issuer, handle)}/answer";

    /// <summary>Where the key goes that was pressed after zero.</summary>
    public static string ReportAnswer(string issuer, string handle) => $"{Answer(issuer, handle)}?report=1";
}
