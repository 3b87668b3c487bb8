using KojiWidgetHarness.MSTest;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios;
using KojiWidgetHarness.Scenarios.Steps;
using Microsoft.AspNetCore.Builder;

namespace KojiWidgetHarness.Tests.Sample;

[TestClass]
public sealed class ThanksPageTests : KojiPageTest
{
    private static WebApplication shop = null!;

    private static string Thanks => shop.Urls.First() + "/thanks";

    [ClassInitialize]
    public static async Task OpenShopAsync(TestContext context) => shop = await Shop.StartAsync();

    [ClassCleanup]
    public static async Task CloseShopAsync() => await shop.DisposeAsync();

    [TestMethod, NoWidgetErrors]
    public async Task Interview_OnTheThanksPage_HearsTheCustomer()
    {
        await Context.GrantPermissionsAsync(["microphone"]);
        await OpenAsync(Thanks);
        await Widget.DoAsync(new StartInterview());

        await Expect(Widget).ToReportInOrderAsync(EventCodes.WidgetReady, EventCodes.MicrophoneStarted, EventCodes.InterviewStarted);
        await Expect(Widget).Not.ToReportAsync(EventCodes.MicrophoneDenied, within: TimeSpan.FromSeconds(1));
    }

    [TestMethod, FaultsOf("microphone-permission-denied")]
    public async Task Customer_WhoDeniesTheMicrophone_IsOfferedToWrite()
    {
        await OpenAsync(Thanks);
        await Widget.DoAsync(new StartInterview());

        await Expect(Widget).ToReportAsync(EventCodes.MicrophoneDenied, because: CauseIds.PermissionDenied);
        await Expect(Page.GetByText("Type instead")).ToBeVisibleAsync();
    }

    [TestMethod, Scenario("unknown-project", "ours.scenario.yaml")]
    public async Task ThanksPage_WhenKojiFails_SaysWhichCode(Scenario scenario) => Expect(await RunAsync(scenario, Thanks)).ToPass();
}
