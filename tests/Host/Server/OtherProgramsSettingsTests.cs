using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace KojiWidgetHarness.Tests.Host.Server;

/// <summary>A machine's environment has settings for other programs of ASP.NET Core.</summary>
[TestClass]
public sealed class OtherProgramsSettingsTests
{
    [TestMethod]
    public async Task Host_WithAnEndpointInTheEnvironment_ListensNowhereElse()
    {
        await using var host = await StartAsync(new() { ["Kestrel__Endpoints__Other__Url"] = "http://127.0.0.1:0" });

        var addresses = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        Assert.AreEqual(host.Address.Port.ToString(), string.Join(' ', addresses.Select(address => new Uri(address).Port).Distinct()));
    }

    // Its page of an exception shows the stack trace and the request's cookies.
    [TestMethod]
    public async Task Host_OnADevelopersMachine_ShowsNoDevelopersPages()
    {
        await using var host = await StartAsync(
            new() { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["DOTNET_ENVIRONMENT"] = "Development" }
        );

        Assert.IsTrue(host.Services.GetRequiredService<IWebHostEnvironment>().IsProduction());
    }

    // Other tests that start a host meanwhile are to ignore it as well.
    private static async Task<RunningHost> StartAsync(Dictionary<string, string> environment)
    {
        foreach (var (name, value) in environment)
            Environment.SetEnvironmentVariable(name, value);
        try
        {
            return await RunningHost.StartAsync();
        }
        finally
        {
            foreach (var name in environment.Keys)
                Environment.SetEnvironmentVariable(name, null);
        }
    }
}
