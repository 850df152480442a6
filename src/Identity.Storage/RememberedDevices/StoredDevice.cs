using Identity.Domain.SignIn;

namespace Identity.Storage.RememberedDevices;

/// <summary>A remembered device as its person sees it.</summary>
/// <param name="PersonId">Whose it is.</param>
/// <param name="Device">What the gate decides on.</param>
/// <param name="HandleHash">The hash of the secret in the browser's cookie.</param>
/// <param name="Browser">The browser's name; <see langword="null"/> if it was none that is known.</param>
/// <param name="System">The name of what it runs on; <see langword="null"/> if it was none that is known.</param>
public sealed record StoredDevice(Guid PersonId, RememberedDevice Device, string HandleHash, string? Browser, string? System);
