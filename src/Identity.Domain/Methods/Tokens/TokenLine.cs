namespace Identity.Domain.Methods.Tokens;

/// <summary>A hardware token as its maker's file tells of it.</summary>
public sealed record TokenLine
{
    /// <summary>The line of the file.</summary>
    public required int Line { get; init; }

    /// <summary>What the person signs in with who has it; empty if it is in stock.</summary>
    public required string UserName { get; init; }

    /// <summary>Its serial number.</summary>
    public required TokenSerial Serial { get; init; }

    /// <summary>Its secret key in base32, without spaces and padding.</summary>
    public required string Secret { get; init; }

    /// <summary>The length of its time steps: 30 or 60 seconds.</summary>
    public required int StepSeconds { get; init; }

    /// <summary>Who made it.</summary>
    public required string Manufacturer { get; init; }

    /// <summary>What they call it.</summary>
    public required string Model { get; init; }

    // Records print their members; a secret is never printed.
    /// <inheritdoc/>
    public override string ToString() => $"{nameof(TokenLine)} {Serial.Text}";
}
