using Identity.Storage.Outbox;

namespace Identity.Server.Pages.Dev;

/// <summary>A message of any kind as the outbox page shows it.</summary>
/// <param name="Message">Its row.</param>
/// <param name="To">The recipient.</param>
/// <param name="Title">What stands above it.</param>
/// <param name="Text">What it says.</param>
/// <param name="Language">The language of that, as a tag; <see langword="null"/> where it is not known.</param>
/// <param name="CallHandle">What answers the call; <see langword="null"/> if it is none.</param>
internal sealed record ShownMessage(OutboxMessage Message, string To, string Title, string Text, string? Language = null, string? CallHandle = null);
