using Identity.OpenId.Clients;
using Identity.OpenId.Resources;

namespace Identity.OpenId.Tests.World;

/// <summary>The resources of the tests, and the clients that use them and are them.</summary>
internal static class Apis
{
    public const string TwoFactors = "urn:identity:2fa";

    /// <summary>One whose tokens are short, and of which one scope asks for two factors.</summary>
    public static Resource Payroll { get; } = new()
    {
        Identifier = "https://payroll.example",
        Name = "Payroll",
        Scopes = new Dictionary<string, string?> { ["payroll.read"] = null, ["payroll.pay"] = TwoFactors },
        AccessTokenLifetime = 300,
        AccessTokenSignedResponseAlg = "RS256",
        IntrospectionClients = ["payroll-api"],
    };

    /// <summary>Another one.</summary>
    public static Resource Calendar { get; } = new()
    {
        Identifier = "urn:example:calendar",
        Name = "Calendar",
        Scopes = new Dictionary<string, string?> { ["calendar"] = null },
        IntrospectionClients = ["calendar-api"],
    };

    /// <summary>An app that may use both.</summary>
    public static Client App { get; } = Apps.Web with { ClientId = "desk", Scopes = [.. Apps.Web.Scopes, "payroll.read", "payroll.pay", "calendar"] };

    /// <summary>A program that works for itself.</summary>
    public static Client Machine { get; } = Apps.Web with
    {
        ClientId = "machine",
        GrantTypes = ["client_credentials"],
        Scopes = ["payroll.read", "calendar"],
        RedirectUris = [],
    };

    /// <summary>The payroll itself, which asks about tokens.</summary>
    public static Client PayrollApi { get; } = Machine with { ClientId = "payroll-api", Scopes = [] };

    /// <summary>The calendar itself.</summary>
    public static Client CalendarApi { get; } = PayrollApi with { ClientId = "calendar-api" };
}
