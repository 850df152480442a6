using Identity.Domain.Methods.Tokens;

namespace Identity.Storage.Tokens;

/// <summary>A hardware token that comes into stock, or to a person.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Line">What its maker's file says; the secret in it is not kept.</param>
/// <param name="SealedSecret">Its key, sealed for this row (attack 9).</param>
/// <param name="PersonId">Who gets it; <see langword="null"/> for the stock.</param>
public sealed record NewToken(Guid Id, TokenLine Line, byte[] SealedSecret, Guid? PersonId);
