namespace Identity.Storage.Tokens;

/// <summary>What makes a token of the stock, or one that is assigned to the person, a method in use.</summary>
/// <param name="TokenId">The token.</param>
/// <param name="PersonId">Whose it becomes.</param>
/// <param name="MethodId">The method that it becomes.</param>
/// <param name="Step">The time step of the code that activated it, spent with it (RFC 6238 section 5.2).</param>
/// <param name="Drift">By how many steps its clock runs ahead.</param>
/// <param name="Now">Now.</param>
public sealed record TokenActivation(Guid TokenId, Guid PersonId, Guid MethodId, long Step, long Drift, DateTimeOffset Now);
