using System.ComponentModel.DataAnnotations;

namespace Identity.Server.Pages.Shared;

/// <summary>What <c>_NewPassword</c> sends.</summary>
internal sealed class NewPasswordInput
{
    /// <summary>The new password, as typed.</summary>
    [DataType(DataType.Password)]
    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string? New { get; init; }

    /// <summary>The same once more; <see langword="null"/> where a script shows what is typed instead, and the field is not sent.</summary>
    [DataType(DataType.Password)]
    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string? Repeat { get; init; }

    /// <summary>Whether the two are different.</summary>
    public bool IsMistyped => Repeat is not null && Repeat != New;

    /// <summary>The type's name: a password is not for logs.</summary>
    public override string ToString() => nameof(NewPasswordInput);
}
