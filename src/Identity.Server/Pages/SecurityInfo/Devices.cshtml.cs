using Identity.Domain.SignIn;
using Identity.OpenId.Stores;
using Identity.Server.Gate;
using Identity.Server.Hosting;
using Identity.Server.Localization;
using Identity.Server.Pages.Shared;
using Identity.Server.RememberedDevices;
using Identity.Storage.RememberedDevices;
using Microsoft.AspNetCore.Mvc;

namespace Identity.Server.Pages.SecurityInfo;

/// <summary>The devices on which a person is not asked for a second step again.</summary>
internal sealed class DevicesModel(
    AccountReader reader, AccountSignIn signIn, RememberedDeviceStore store, DeviceChanges changes, BrowserState browser, Texts texts)
    : SecurityInfoPage(reader, signIn)
{
    /// <summary>Those that count, the newest first.</summary>
    public IReadOnlyList<ShownDevice> Devices { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var live = DeviceTrust.Live(Account.Policy, Account.Person.Facts, Account.Now).Select(device => device.Id).ToHashSet();
        Devices = [.. (await store.ListAsync(Account.Person.Facts.Id, cancellationToken)).Where(stored => live.Contains(stored.Device.Id)).Select(Shown)];
    }

    public async Task<IActionResult> OnPostForgetAsync(Guid id, CancellationToken cancellationToken)
    {
        await changes.ForgetAsync(id, cancellationToken);
        return Again();
    }

    public async Task<IActionResult> OnPostForgetAllAsync(CancellationToken cancellationToken)
    {
        await changes.ForgetAllAsync(cancellationToken);
        return Again();
    }

    private static SeeOtherResult Again() => new($"{OwnPages.Path}/devices");

    private ShownDevice Shown(StoredDevice stored) => new(
        stored.Device.Id,
        texts.Device(stored.Browser, stored.System),
        browser.DeviceHandle is { } handle && Handle.Hash(handle) == stored.HandleHash,
        stored.Device.RememberedAt,
        DeviceTrust.EndOf(Account.Policy, stored.Device));
}
