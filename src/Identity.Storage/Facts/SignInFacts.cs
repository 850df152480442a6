using Identity.OpenId.Clients;
using Identity.OpenId.Requests;
using Identity.Storage.Sessions;
using Identity.Storage.Transactions;

namespace Identity.Storage.Facts;

/// <summary>Everything that the gate decides on, as it is stored now, all of it about one person (rule 1).</summary>
public sealed record SignInFacts
{
    /// <summary>The policy in force.</summary>
    public required PolicySnapshot Policy { get; init; }

    /// <summary>The session, if it is live: not ended, not expired, of its person's epoch.</summary>
    public StoredSession? Session { get; init; }

    /// <summary>The transaction, expired and completed ones too.</summary>
    public StoredTransaction? Transaction { get; init; }

    /// <summary>The person.</summary>
    public StoredPerson? Person { get; init; }

    /// <summary>The transaction's client, or else the one that was asked for.</summary>
    public Client? Client { get; init; }

    /// <summary>What the person has let that client have before, in the parts of <see cref="AccessRequest.Parts"/>.</summary>
    public IReadOnlyCollection<string> Consented { get; init; } = [];
}
