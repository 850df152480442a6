using Identity.Demo;
using Microsoft.AspNetCore.Connections;

var options = new ConfigurationBuilder().AddCommandLine(args).Build().Get<DemoOptions>() ?? new DemoOptions();
try
{
    await using var demo = await DemoHost.StartAsync(options);
    await Console.Out.WriteLineAsync(DemoGuide.Text(options));
    await demo.WaitAsync();
    return 0;
}
catch (IOException exception) when (exception.InnerException is AddressInUseException)
{
    await Console.Error.WriteLineAsync(
        $"""
        {exception.Message}
        Stop the program that listens there, perhaps another demo, or choose other addresses and another folder:
        dotnet run --project src/Identity.Demo -- --ServerUrl http://localhost:6080 --AppUrl http://localhost:6081 --DataFolder .data/other
        """);
    return 1;
}
