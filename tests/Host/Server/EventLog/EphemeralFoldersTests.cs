using KojiWidgetHarness.Host.EventLog;

namespace KojiWidgetHarness.Tests.Host.Server.EventLog;

[TestClass]
public sealed class EphemeralFoldersTests
{
    private const string Lock = "host.lock";

    [TestMethod]
    public void DeleteAbandoned_TakesAwayWhatNoHostHolds_AndNothingElse()
    {
        var parent = Directory.CreateTempSubdirectory();
        try
        {
            var (left, held, young, foreign) = (Make(parent), Make(parent), Make(parent), parent.CreateSubdirectory("somebody-elses"));
            foreach (var old in new[] { left, held })
                File.SetLastWriteTimeUtc(Path.Combine(old.FullName, Lock), DateTime.UtcNow.AddHours(-1));
            using var host = new FileStream(Path.Combine(held.FullName, Lock), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

            EphemeralFolders.DeleteAbandoned(parent.FullName, Lock);

            CollectionAssert.AreEquivalent(
                new[] { held.Name, young.Name, foreign.Name },
                parent.GetDirectories().Select(folder => folder.Name).ToArray()
            );
        }
        finally
        {
            parent.Delete(recursive: true);
        }
    }

    private static DirectoryInfo Make(DirectoryInfo parent)
    {
        var folder = Directory.CreateDirectory(EphemeralFolders.NewName(parent.FullName));
        File.WriteAllText(Path.Combine(folder.FullName, Lock), "");
        File.WriteAllText(Path.Combine(folder.FullName, "events.db"), "");
        return folder;
    }
}
