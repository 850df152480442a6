using Identity.Testing;

namespace Identity.Server.Tests.Model;

/// <summary>A security key that was made in the wizard and has no name yet.</summary>
/// <param name="Key">The key.</param>
/// <param name="MadeAt">When it was made, which is when it was proven.</param>
/// <param name="UserVerified">Whether it verified its user then.</param>
internal sealed record ModelHalfKey(ForgedKey Key, DateTimeOffset MadeAt, bool UserVerified);
