namespace Identity.Server.Pages.Dev;

/// <summary>A message as <c>/dev/outbox</c> shows it.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Line">When it was written, how far it is, and to whom it goes.</param>
/// <param name="Text">What it says; empty once it is erased.</param>
/// <param name="Language">The language of the text, as a tag.</param>
/// <param name="CallHandle">What answers the call; <see langword="null"/> if it is none.</param>
internal sealed record DevMessage(string Title, string Line, IReadOnlyList<string> Text, string? Language, string? CallHandle);
