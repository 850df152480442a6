using Identity.Storage.Methods;

namespace Identity.Server.Authenticators.Phone;

/// <summary>A phone that has not been confirmed.</summary>
internal sealed record PendingPhone(PendingMethod Pending, PhoneSecret Phone);
