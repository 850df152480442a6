using System.Security.Cryptography.X509Certificates;
using Identity.Storage;
using Microsoft.AspNetCore.Builder;

namespace Identity.Testing;

/// <summary>How a server differs from the usual one of tests.</summary>
public sealed record RunningServerOptions
{
    /// <summary>The kind of database.</summary>
    public StorageProvider Provider { get; init; } = StorageProvider.Sqlite;

    /// <summary>The environment: Development, unless a test needs the rules of production.</summary>
    public string Environment { get; init; } = "Development";

    /// <summary>What it shows over TLS; <see langword="null"/> for plain http.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>The policy that is published; <see langword="null"/> for none.</summary>
    public string? Policy { get; init; } = TestPolicies.Demo;

    /// <summary>Further settings, by name.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>When its clock stands once it has started; <see langword="null"/> for the true time.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>Whether it listens, and works in the background; otherwise tests ask its services.</summary>
    public bool Listens { get; init; } = true;

    /// <summary>Whether it seals and tidies by itself when its clock moves; otherwise nothing is read or written that no test asked for.</summary>
    public bool Tidies { get; init; }

    /// <summary>Further changes to the host before it is built.</summary>
    public Action<WebApplicationBuilder>? Configure { get; init; }
}
