using Identity.OpenId.Devices;
using Identity.Server.Gate;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.Device;

/// <summary>How it ended with a device. The address says so, and changes nothing.</summary>
internal sealed class EndingModel(SignOutHere signOut) : AccountPage(signOut)
{
    /// <summary>Its texts.</summary>
    public string Key { get; private set; } = "";

    public IActionResult OnGet()
    {
        var key = Request.Path.Value switch
        {
            DevicePaths.Done => "Done",
            DevicePaths.Cancelled => "Cancelled",
            DevicePaths.Over => "Over",
            _ => null,
        };
        Key = $"Device.{key}";
        return key is null ? NotFound() : Page();
    }
}
