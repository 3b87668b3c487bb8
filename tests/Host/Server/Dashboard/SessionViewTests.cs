using KojiWidgetHarness.Host.Dashboard.Sessions;
using KojiWidgetHarness.Host.EventLog;

namespace KojiWidgetHarness.Tests.Host.Server.Dashboard;

[TestClass]
public sealed class SessionViewTests
{
    [TestMethod]
    [DataRow("")]
    [DataRow("?text=jobs%20%26%20more&failing=yes&order=last-event&before=7")]
    [DataRow("?order=age-ascending")]
    [DataRow("?order=errors-ascending")]
    public void Address_ReadAndWritten_IsTheSame(string query)
    {
        var (read, problem) = Parse(query);

        Assert.AreEqual(("/dashboard/sessions" + query, null), (SessionView.ToAddress(read), problem));
    }

    [TestMethod]
    [DataRow("?text=x&order=colour", "'order' is one of age, last-event, events, errors")]
    [DataRow("?text=x&failing=1", "'failing' is 'yes', or left out.")]
    [DataRow("?text=x&before=first", "'before' is the number of a session.")]
    public void Address_WithWhatThereIsNot_SaysSoAndAsksForTheRest(string query, string problem)
    {
        var (read, said) = Parse(query);

        StringAssert.StartsWith(said, problem);
        Assert.AreEqual(new SessionQuery { Text = "x" }, read);
    }

    [TestMethod]
    public void Column_ChosenAgain_TurnsTheOrderRound()
    {
        var once = new SessionQuery { Text = "x", After = 7 }.By(SessionOrder.Errors);

        Assert.AreEqual(new SessionQuery { Text = "x", Order = SessionOrder.Errors }, once);
        Assert.IsTrue(once.By(SessionOrder.Errors).Ascending);
        Assert.IsFalse(once.By(SessionOrder.Errors).By(SessionOrder.Events).Ascending);
    }

    private static (SessionQuery Query, string? Problem) Parse(string query) =>
        SessionView.Parse(new Uri("http://localhost/dashboard/sessions" + query));
}
