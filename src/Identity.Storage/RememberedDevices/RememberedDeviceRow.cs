namespace Identity.Storage.RememberedDevices;

/// <summary>A row of <c>remembered_devices</c>: one person in one browser.</summary>
internal sealed class RememberedDeviceRow
{
    public required Guid Id { get; init; }

    public required string HandleHash { get; init; }

    public required Guid PersonId { get; init; }

    public required long Epoch { get; init; }

    public required Guid MethodId { get; init; }

    public string? Browser { get; init; }

    public string? System { get; init; }

    public required DateTimeOffset RememberedAt { get; init; }

    public required DateTimeOffset Until { get; init; }
}
