using KojiWidgetHarness.Host.ScenarioRuns;
using KojiWidgetHarness.Servers;

namespace KojiWidgetHarness.Tests.Host.Server;

/// <summary>Scenario files that somebody edits while the dashboard shows them.</summary>
[TestClass]
public sealed class ScenarioFilesTests
{
    private const string Text = "name: mine\nscenario: session-idle\n";

    private readonly string folder = Directory.CreateTempSubdirectory("scenario-files-").FullName;

    [TestCleanup]
    public void DeleteFolder() => Directory.Delete(folder, recursive: true);

    [TestMethod]
    public async Task Files_OfAFolder_AreListedEachWithItsStepsOrWithWhatIsWrong()
    {
        Write("b.scenario.yaml", Text);
        Write("a.scenario.yaml", "name: mine\nexpect: 7\n");
        Write("other.yaml", "services: {}\n");

        await using var files = new ScenarioFiles([folder]);

        var (wrong, right) = (files.All[0], files.All[1]);
        Assert.HasCount(2, files.All);
        StringAssert.EndsWith(wrong.Id, "a.scenario.yaml");
        StringAssert.Contains(wrong.Problem, "Line 2, column 9");
        Assert.AreEqual(("mine", "session_expired", true, null), (right.Name, right.Code?.Value, right.IsFile, right.Problem));
        Assert.AreEqual(
            "open the page, start-interview, advance-server-clock: 31m, answer: \"Sorry, I was away.\", session_expired",
            string.Join(", ", right.Parts.Select(part => part.Title))
        );
    }

    [TestMethod]
    public async Task File_ThatComesChangesAndGoes_IsSaidEachTime()
    {
        await using var files = new ScenarioFiles([folder]);
        Assert.IsEmpty(files.All);

        var (changed, id) = await ChangeAsync(files, () => Write("a.scenario.yaml", "name: a\nexpect: 7\n"));
        Assert.AreEqual(changed, id);
        Assert.IsNotNull(files.All.Single().Problem);

        // As editors write: a new file takes the place of the old one.
        (changed, id) = await ChangeAsync(files, () =>
        {
            Write("a.tmp", Text);
            File.Move(Path.Combine(folder, "a.tmp"), Path.Combine(folder, "a.scenario.yaml"), overwrite: true);
        });
        Assert.AreEqual(changed, id);
        Assert.IsNull(files.All.Single().Problem);
        Assert.AreEqual("mine", ScenarioFiles.Read(id).Name);

        await ChangeAsync(files, () => File.Delete(Path.Combine(folder, "a.scenario.yaml")));
        Assert.IsEmpty(files.All);
        Assert.IsFalse(files.Contains(id));
        StringAssert.Contains(
            Assert.ThrowsExactly<ScenarioUnavailableException>(() => ScenarioFiles.Read(id)).Message,
            "cannot be read: Could not find file"
        );
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)] // Links need a privilege there.
    public async Task Link_ToAFileThatChanges_IsReadAnew()
    {
        Write("text", Text);
        File.CreateSymbolicLink(Path.Combine(folder, "a.scenario.yaml"), Path.Combine(folder, "text"));
        await using var files = new ScenarioFiles([folder]);

        await ChangeAsync(files, () => Write("text", "name: another\nscenario: session-idle\n"));

        Assert.AreEqual("another", files.All.Single().Name);
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);

    private static async Task<(string Changed, string Id)> ChangeAsync(ScenarioFiles files, Action change)
    {
        var said = new TaskCompletionSource<IReadOnlyList<string>>();
        void Hear(IReadOnlyList<string> ids) => said.TrySetResult(ids);
        files.Changed += Hear;
        change();
        var changed = await said.Task.WaitAsync(Guard.Patience);
        files.Changed -= Hear;
        return (changed.Single(), files.All is [var first, ..] ? first.Id : "");
    }
}
