using Identity.Storage.Methods;
using Identity.Storage.SecurityKeys;

namespace Identity.Server.Authenticators.SecurityKeys;

/// <summary>A key that was made and has no name yet.</summary>
internal sealed record PendingKey(PendingMethod Pending, StoredKey Key);
