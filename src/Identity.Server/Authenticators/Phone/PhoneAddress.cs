using Identity.Domain.Methods.Phones;
using PhoneNumbers;

namespace Identity.Server.Authenticators.Phone;

/// <summary>Where a phone is reached.</summary>
/// <param name="Number">The number (E.164).</param>
/// <param name="Extension">What is dialled after it was answered; <see langword="null"/> if nothing is.</param>
internal sealed record PhoneAddress(string Number, string? Extension)
{
    private const int DigitsShown = 2;

    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();

    /// <summary>The country (ISO 3166-1 alpha-2).</summary>
    public string Country => Numbers.GetRegionCodeForNumber(Parsed);

    /// <summary>Whether it can receive a text message. Where mobile numbers cannot be told from others, it may.</summary>
    public bool TakesText => Extension is null && Numbers.GetNumberType(Parsed) is PhoneNumberType.MOBILE or PhoneNumberType.FIXED_LINE_OR_MOBILE;

    /// <summary>Whole and in groups, so that its owner sees a mistake: "+31 6 12345678".</summary>
    public string Shown => Extension is null ? ShownWithoutExtension : $"{ShownWithoutExtension} #{Extension}";

    /// <summary>The same for a field that has another one beside it.</summary>
    public string ShownWithoutExtension => Numbers.Format(Parsed, PhoneNumberFormat.INTERNATIONAL);

    /// <summary>Enough to tell one's own phones apart, too little to call: "+31 ••••••• 78".</summary>
    public string Masked
    {
        get
        {
            var country = $"+{Parsed.CountryCode}";
            return $"{country} {new string('•', Number.Length - country.Length - DigitsShown)} {Number[^DigitsShown..]}";
        }
    }

    /// <summary>Which of a person's phones it becomes beside those there are: one mobile, one alternate mobile, one at work; <see langword="null"/> if none is left.</summary>
    public PhoneSlot? FreeSlot(IEnumerable<PhoneSlot> taken)
    {
        PhoneSlot[] fitting = TakesText ? [PhoneSlot.Mobile, PhoneSlot.AlternateMobile] : [PhoneSlot.Office];
        return fitting.Except(taken).Select(slot => (PhoneSlot?)slot).FirstOrDefault();
    }

    private PhoneNumber Parsed => Numbers.Parse(Number, defaultRegion: null);
}
