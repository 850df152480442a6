namespace Identity.Server.Hosting;

/// <summary>The authenticator app that the organisation recommends.</summary>
internal sealed class RecommendedApp
{
    /// <summary>What people look for on their phone.</summary>
    public string Name { get; set; } = "";

    /// <summary>Where they get it: an <c>https:</c> address that a phone opens.</summary>
    public string Address { get; set; } = "";
}
