namespace Identity.Domain.Methods.Phones;

/// <summary>Which of a person's phones it is: there is one of each.</summary>
public enum PhoneSlot
{
    /// <summary>The mobile phone.</summary>
    Mobile,

    /// <summary>Another mobile phone.</summary>
    AlternateMobile,

    /// <summary>A phone at work that cannot receive texts; it may have an extension.</summary>
    Office,
}
