namespace Identity.Server.Pages.Shared;

/// <summary>The choice "Do not ask again on this device" beside a second step.</summary>
/// <param name="Days">For how many days.</param>
/// <param name="IsTicked">Whether it was ticked when the form was posted last.</param>
internal sealed record DeviceChoice(int Days, bool IsTicked);
