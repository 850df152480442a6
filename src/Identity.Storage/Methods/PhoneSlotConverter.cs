using Identity.Domain.Methods.Phones;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Identity.Storage.Methods;

/// <summary>Which of a person's phones it is, kept as a word: <c>alternate_mobile</c>.</summary>
internal sealed class PhoneSlotConverter() : ValueConverter<PhoneSlot, string>(slot => SnakeCase.Of(slot.ToString()), word => Read(word))
{
    public static PhoneSlot Read(string word) => Enum.Parse<PhoneSlot>(word.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
}
