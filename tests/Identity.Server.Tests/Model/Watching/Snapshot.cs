using Identity.Domain.Enrollment;
using Identity.Domain.AccessPasses;
using Identity.Domain.AppPasswords;
using Identity.Domain.Methods;
using Identity.Domain.PasswordReset;
using Identity.Domain.SignIn;

namespace Identity.Server.Tests.Model.Watching;

/// <summary>The rows that the rules are about, at one moment.</summary>
internal sealed record Snapshot
{
    /// <summary>Everybody, by key.</summary>
    public required IReadOnlyDictionary<Guid, PersonRow> People { get; init; }

    /// <summary>What each has registered.</summary>
    public required ILookup<Guid, RegisteredMethod> Methods { get; init; }

    /// <summary>Half-made methods: the sign-in, the kind and the key of each, while they last.</summary>
    public required IReadOnlyList<(string Transaction, string Method, Guid Id, Guid PersonId, DateTimeOffset ExpiresAt)> Pending { get; init; }

    /// <summary>What each has put off.</summary>
    public required ILookup<Guid, Deferral> Deferrals { get; init; }

    /// <summary>The channels that proved resets.</summary>
    public required ILookup<Guid, ResetChannel> Held { get; init; }

    /// <summary>The app passwords of each.</summary>
    public required ILookup<Guid, AppPassword> AppPasswords { get; init; }

    /// <summary>The access pass of each who has one.</summary>
    public required IReadOnlyDictionary<Guid, AccessPass> Passes { get; init; }

    /// <summary>The devices on which each is remembered, with the hash of the secret in the browser.</summary>
    public required ILookup<Guid, (string Handle, RememberedDevice Device)> Devices { get; init; }

    /// <summary>Sign-ins, by key.</summary>
    public required IReadOnlyDictionary<string, ProofRow> Transactions { get; init; }

    /// <summary>Sessions, by key.</summary>
    public required IReadOnlyDictionary<string, ProofRow> Sessions { get; init; }

    /// <summary>Grants, by key.</summary>
    public required IReadOnlyDictionary<string, ProofRow> Grants { get; init; }

    /// <summary>Resets, by key.</summary>
    public required IReadOnlyDictionary<string, ProofRow> Resets { get; init; }

    /// <summary>The kinds of audit events since the last snapshot, and whom they concern.</summary>
    public required IReadOnlyList<(string Kind, Guid? PersonId)> Events { get; init; }

    /// <summary>Whom notices were written to since the last snapshot.</summary>
    public required IReadOnlyList<Guid> Notices { get; init; }
}
