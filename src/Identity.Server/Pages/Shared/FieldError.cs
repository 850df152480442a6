namespace Identity.Server.Pages.Shared;

/// <summary>What is wrong with one field of a form.</summary>
/// <param name="FieldId">The element that the error summary links to.</param>
/// <param name="Message">What is wrong and how to mend it, in words.</param>
internal sealed record FieldError(string FieldId, string Message);
