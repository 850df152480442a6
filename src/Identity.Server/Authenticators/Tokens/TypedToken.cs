using Identity.Domain.Methods.Tokens;

namespace Identity.Server.Authenticators.Tokens;

/// <summary>What somebody typed to activate a token.</summary>
/// <param name="Serial">Its serial number; <see langword="null"/> for the one that was assigned to the person.</param>
/// <param name="Code">A code of it.</param>
/// <param name="Next">The code that it showed next; <see langword="null"/> if that was not asked for.</param>
internal sealed record TypedToken(TokenSerial? Serial, string Code, string? Next);
