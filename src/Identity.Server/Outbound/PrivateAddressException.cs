using System.Diagnostics.CodeAnalysis;

namespace Identity.Server.Outbound;

/// <summary>A client named a host beside this server.</summary>
[SuppressMessage("Major Code Smell", "S3871", Justification = "It never leaves the fetcher.")]
internal sealed class PrivateAddressException() : IOException("The host is not on the public internet.");
