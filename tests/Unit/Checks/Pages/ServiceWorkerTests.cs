using KojiWidgetHarness.Checks.Pages;

namespace KojiWidgetHarness.Tests.Unit.Checks.Pages;

/// <summary>Pages that a service worker may answer for, with headers that nobody read.</summary>
[TestClass]
public sealed class ServiceWorkerTests
{
    private const string Frame = $"<iframe title=\"a\" src=\"{CheckedPages.Src}\" allow=\"microphone\"></iframe>";

    [TestMethod]
    [DataRow("<script>navigator.serviceWorker.register('/sw.js')</script>")]
    [DataRow("<script>if ('serviceWorker' in navigator) navigator.serviceWorker\n  .register('/sw.js')</script>")]
    [DataRow("<script src=\"coi-serviceworker.min.js\"></script>")]
    [DataRow("<script id=\"vite-plugin-pwa:register-sw\" src=\"/registerSW.js\"></script>")]
    [DataRow("<script>navigator.serviceWorker?.register('/sw.js')</script>")]
    public void Page_WithAServiceWorker_IsOpen(string script)
    {
        var embed = CheckedPages.Check(CheckedPages.Source(Frame + script)).Embeds.Single();

        Assert.AreEqual((null, null, null), (embed.Predicts.Loads, embed.Predicts.Microphone, embed.Predicts.Messages));
        Assert.Contains("a service worker may answer instead of the server", embed.Because.Loads);
    }

    [TestMethod]
    [DataRow("<script>navigator.serviceWorker.getRegistrations().then(all => all.forEach(one => one.unregister()))</script>")]
    [DataRow("<p>Our service works</p>")]
    public void Page_WithoutOne_IsDecided(string text) => Assert.IsTrue(CheckedPages.Predict(CheckedPages.Source(Frame + text)).Loads);

    [TestMethod]
    public void Component_WithAServiceWorker_IsOpen()
    {
        var source = CheckedPages.Source($"navigator.serviceWorker.register('/sw.js');\nexport const A = () => {Frame};") with
        {
            Language = PageLanguage.Jsx,
        };

        Assert.IsNull(CheckedPages.Predict(source).Loads);
    }
}
