using KojiWidgetHarness.Cli.Options;
using KojiWidgetHarness.Scenarios.Browser;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Tests.Unit.Scenarios;

[TestClass]
public sealed class SandboxTests
{
    private const string Missed =
        "Target page, context or browser has been closed. Browser logs: [FATAL:zygote_host_impl_linux.cc] No usable sandbox! If you are running on Ubuntu 23.10+ …";

    [TestMethod]
    [DataRow(SandboxUse.WhereItWorks, true, null, "in")]
    [DataRow(SandboxUse.WhereItWorks, true, Missed, "in out")]
    [DataRow(SandboxUse.WhereItWorks, false, null, "out")]
    [DataRow(SandboxUse.Always, true, null, "in")]
    [DataRow(SandboxUse.Always, true, Missed, "in refused")]
    [DataRow(SandboxUse.Always, false, null, "refused")]
    [DataRow(SandboxUse.Never, true, null, "out")]
    [DataRow(SandboxUse.Never, false, null, "out")]
    public async Task Browser_IsLaunchedInItsSandbox_OrOutOfItAsFarAsThatMayBe(
        SandboxUse use,
        bool mayWork,
        string? failure,
        string expected
    )
    {
        var tried = new List<string>();
        try
        {
            var (_, isSandboxed) = await Sandbox.LaunchAsync(
                sandboxed =>
                {
                    tried.Add(sandboxed ? "in" : "out");
                    // None is needed.
                    return sandboxed && failure is not null ? throw new PlaywrightException(failure) : Task.FromResult<IBrowser>(null!);
                },
                use,
                mayWork
            );
            Assert.AreEqual(tried[^1] == "in", isSandboxed);
        }
        catch (BrowserNotFoundException refused)
        {
            StringAssert.Contains(refused.Message, "--no-sandbox");
            tried.Add("refused");
        }

        Assert.AreEqual(expected, string.Join(' ', tried));
    }

    [TestMethod]
    [DataRow("http://localhost:3000/shop", SandboxUse.WhereItWorks)]
    [DataRow("http://127.0.0.7/", SandboxUse.WhereItWorks)]
    [DataRow("https://[::1]:8443/", SandboxUse.WhereItWorks)]
    [DataRow("http://shop.localhost/", SandboxUse.WhereItWorks)]
    [DataRow("http://localhost.evil.example/", SandboxUse.Always)]
    [DataRow("http://evillocalhost/", SandboxUse.Always)]
    [DataRow("http://10.0.0.1/", SandboxUse.Always)]
    [DataRow("http://0.0.0.0/", SandboxUse.Always)]
    [DataRow("https://staging.example/", SandboxUse.Always)]
    public void Page_OfOthers_HasToBeInTheSandbox(string page, SandboxUse expected)
    {
        Assert.AreEqual(expected, SandboxOption.UseFor(new(page), isRenounced: false));
        Assert.AreEqual(SandboxUse.Never, SandboxOption.UseFor(new(page), isRenounced: true));
    }
}
