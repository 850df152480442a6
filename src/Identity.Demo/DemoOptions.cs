namespace Identity.Demo;

/// <summary>Where the demo listens and keeps its data.</summary>
public sealed record DemoOptions
{
    /// <summary>The server's address, and its issuer.</summary>
    public string ServerUrl { get; init; } = "http://localhost:5080";

    /// <summary>The address of Expenses, the sample app. Data made for one address does not serve another.</summary>
    public string AppUrl { get; init; } = "http://localhost:5081";

    /// <summary>The folder of the database, its key and the app's keys; made if it does not exist, <c>.data</c> by default.</summary>
    public string DataFolder { get; init; } = Path.GetFullPath(".data");

    /// <summary>Changes the server before it is built, for example its clock; nothing by default.</summary>
    public Action<WebApplicationBuilder>? Configure { get; init; }
}
