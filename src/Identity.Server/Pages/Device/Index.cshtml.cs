using System.Diagnostics;
using Identity.Server.Devices;
using Identity.Server.Gate;
using Identity.Server.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.Device;

/// <summary>Where a person types the code that a device shows (RFC 8628 3.3).</summary>
internal sealed class IndexModel(SignOutHere signOut, DeviceSignIn device) : AccountPage(signOut)
{
    /// <summary>The code as it was typed. It is never taken from the address: whoever follows a link has typed nothing (attack 6).</summary>
    [BindProperty]
    public CodeInput Input { get; set; } = new();

    /// <summary>Whether nothing was typed.</summary>
    public bool IsEmpty { get; private set; }

    /// <summary>Whether no device waits with it.</summary>
    public bool IsWrong { get; private set; }

    /// <summary>For how many minutes no code is looked at; <see langword="null"/> if it is.</summary>
    public int? LockedFor { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(Input.Code))
        {
            IsEmpty = true;
            return Page();
        }

        switch (await device.BeginAsync(Input.Code, cancellationToken))
        {
            case DeviceBeginning.Begun(var path):
                return new SeeOtherResult(path);
            case DeviceBeginning.Locked(var now, var until):
                LockedFor = Waiting.Minutes(now, until);
                return Page();
            case DeviceBeginning.Wrong:
                IsWrong = true;
                return Page();
            default:
                throw new UnreachableException();
        }
    }
}
