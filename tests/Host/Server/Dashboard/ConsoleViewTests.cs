using KojiWidgetHarness.Host.Dashboard;
using KojiWidgetHarness.Host.Dashboard.Details;

namespace KojiWidgetHarness.Tests.Host.Server.Dashboard;

[TestClass]
public sealed class ConsoleViewTests
{
    [TestMethod]
    [DataRow("")]
    [DataRow("?code=widget.ready&group=repeats&event=7&tab=raw")]
    [DataRow("?session=s1&happened-from=2026-11-22T10%3A00%3A00.0000000Z&happened-to=2026-11-22T10%3A00%3A01.0000000Z")]
    public void Address_ReadAndWritten_IsTheSame(string query) => Assert.AreEqual(query, Parse(query).ToQuery());

    [TestMethod]
    public void Tab_ThatThereIsNot_IsTheFirst() => Assert.AreEqual(DetailsTab.Why, Parse("?event=7&tab=inside").Tab);

    private static ConsoleView Parse(string query) => ConsoleView.Parse(new Uri("http://localhost/dashboard" + query)).View;
}
