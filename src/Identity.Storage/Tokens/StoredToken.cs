using Identity.Domain.Methods.Tokens;

namespace Identity.Storage.Tokens;

/// <summary>A hardware token, in stock, assigned or in use.</summary>
public sealed record StoredToken
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The serial number on its back.</summary>
    public required string Serial { get; init; }

    /// <summary>Its key, sealed for this row (attack 9).</summary>
    public required byte[] SealedSecret { get; init; }

    /// <summary>Its clock.</summary>
    public required DeviceClock Clock { get; init; }

    /// <summary>The last time step that was spent with it, by whomever; <see langword="null"/> if none was.</summary>
    public required long? LastStep { get; init; }

    /// <summary>Who made it.</summary>
    public required string Manufacturer { get; init; }

    /// <summary>What they call it.</summary>
    public required string Model { get; init; }

    /// <summary>Who has it; <see langword="null"/> if it is in stock.</summary>
    public required Guid? PersonId { get; init; }

    /// <summary>The method that it is; <see langword="null"/> if it was not activated.</summary>
    public required Guid? MethodId { get; init; }

    /// <summary>The channel of its method: the device itself (attack 3).</summary>
    public string Channel => HardwareTokenStore.ChannelOf(Id);
}
