using KojiWidgetHarness.Scenarios.Context;

namespace KojiWidgetHarness.Tests.Unit.Scenarios;

[TestClass]
public sealed class EmbedSettingsTests
{
    [TestMethod]
    public void PageAddress_WithoutAllow_AsksForNoAttributeInsteadOfTheDefault()
    {
        var address = new EmbedSettings { Allow = null }.PageAddress(new Uri("http://localhost:1"), "r", "s");

        StringAssert.EndsWith(address.Query, "&allow=");
    }

    [TestMethod]
    public void PageAddress_ValuesWithReservedCharacters_AreEncoded()
    {
        var address = new EmbedSettings { Sandbox = "allow-scripts allow-forms&x=1" }.PageAddress(new Uri("http://localhost:1"), "r", "s");

        StringAssert.Contains(address.Query, "sandbox=allow-scripts%20allow-forms%26x%3D1");
    }
}
