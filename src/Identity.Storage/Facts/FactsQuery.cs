namespace Identity.Storage.Facts;

/// <summary>Which facts are asked for. Handles and secrets are given in clear and hashed here.</summary>
public sealed record FactsQuery
{
    /// <summary>The handle in the session cookie.</summary>
    public string? SessionHandle { get; init; }

    /// <summary>The handle of a sign-in transaction.</summary>
    public string? TransactionHandle { get; init; }

    /// <summary>The secret in that transaction's cookie; without it the transaction is not found (rule 7).</summary>
    public string? TransactionSecret { get; init; }

    /// <summary>The client, where no transaction names it.</summary>
    public string? ClientId { get; init; }

    /// <summary>The person; by default the transaction's, else the live session's.</summary>
    public Guid? PersonId { get; init; }
}
