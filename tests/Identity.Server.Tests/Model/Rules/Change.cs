using Identity.Domain.Methods;
using Identity.Domain.Methods.Keys;
using Identity.Domain.Policies;
using Identity.Domain.SignIn;
using Identity.Domain.Tests.Worlds;
using Identity.OpenId.Stores;
using Identity.Server.Tests.Model.Watching;

namespace Identity.Server.Tests.Model.Rules;

/// <summary>A step, and the rows before and after it.</summary>
internal sealed record Change
{
    /// <summary>The step.</summary>
    public required ModelStep Step { get; init; }

    /// <summary>The rows before.</summary>
    public required Snapshot Before { get; init; }

    /// <summary>The rows after.</summary>
    public required Snapshot After { get; init; }

    /// <summary>The policy in force.</summary>
    public required PolicyDocument Policy { get; init; }

    /// <summary>The groups that each person is in.</summary>
    public required IReadOnlyDictionary<Guid, IReadOnlySet<string>> Groups { get; init; }

    /// <summary>What has been proven until now.</summary>
    public required ProofLog Log { get; init; }

    /// <summary>The hash of the session's cookie before; <see langword="null"/> if the browser had none.</summary>
    public required string? SessionBefore { get; init; }

    /// <summary>The time of the step.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The hash of the session's cookie after.</summary>
    public string? SessionAfter => Step.Browser?.Cookie("session") is { } handle ? Handle.Hash(handle) : null;

    /// <summary>All that the rules of the gate are about, as the model sees it: what is registered now, and the channels that were held before.</summary>
    public World World(Guid personId, IReadOnlyList<Proven> proofs, Snapshot? at = null)
    {
        var rows = at ?? After;
        var person = rows.People[personId];
        var facts = new PersonFacts
        {
            Id = personId,
            Epoch = person.Epoch,
            IsDisabled = person.IsDisabled,
            MustChangePassword = person.MustChange,
            IsFrozen = person.IsFrozen,
            CreatedAt = person.CreatedAt,
            Groups = Groups[personId],
            Methods = [.. rows.Methods[personId]],
            Deferrals = [.. rows.Deferrals[personId]],
            ResetChannels = [.. Before.Held[personId]],
            RememberedDevices = [.. rows.Devices[personId].Select(row => row.Device)],
            HasAppPassword = rows.AppPasswords[personId].Any(password => password.IsLive(person.Epoch, Now)),
        };
        var request = new GateRequest
        {
            ClientId = Step.Journey?.ClientId ?? "app",
            StartedAt = Step.Journey?.StartedAt ?? Now,
            ForceSignIn = Step.Journey?.ForcesSignIn ?? false,
            MaxAge = Step.Journey?.MaxAge,
        };
        return new World(Policy, facts, [.. proofs.Select(proof => Read(proof, facts))], request, Now);
    }

    private static SignInProof Read(Proven proof, PersonFacts person)
    {
        var channel = person.Methods.FirstOrDefault(method => method.Id == proof.MethodId)?.Channel ?? "";
        return proof switch
        {
            { IsPassword: true } => new PasswordProof(proof.Time, proof.Epoch) { Network = proof.Network },
            { Until: { } until } => new PassProof(proof.MethodId, until, proof.Time, proof.Epoch),
            { IsDevice: true } => new RememberedDeviceProof(proof.MethodId, proof.Time, proof.Epoch),
            _ => new TwoStepProof((TwoStepMethod)MethodCatalogue.Find(proof.Method)!, proof.MethodId, channel, proof.Time, proof.Epoch, proof.AtRegistration)
            {
                Key = proof.Method == MethodCatalogue.SecurityKey.Name ? new KeyUse(proof.UserVerified, IsSynced: false) : null,
            },
        };
    }
}
