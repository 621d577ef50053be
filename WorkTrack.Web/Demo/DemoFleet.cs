using System.Collections.Immutable;
using System.Globalization;
using Bogus;
using WorkTrack.Domain.Computers;

namespace WorkTrack.Web.Demo;

/// <summary>The demo's 24 computers: made up, and the same ones every time.</summary>
internal static class DemoFleet
{
    private const int Seed = 24;
    private const int ClientCount = 12;

    private static readonly string[] Trades =
        ["Engenharia", "Comércio", "Alimentos", "Transportes", "Advogados", "Construtora", "Têxtil", "Saúde"];

    /// <summary>Makes the fleet.</summary>
    public static ImmutableArray<DemoComputer> Create()
    {
        var faker = new Faker("pt_BR") { Random = new Randomizer(Seed) };
        ImmutableArray<string> clients = [.. faker.Make(ClientCount, () => $"{faker.Name.LastName()} {faker.Random.ArrayElement(Trades)}")];
        var people = People(faker, DemoDepartment.All.Sum(department => department.Count));
        ImmutableArray<string> firstNames = [.. people.Select(person => person.First)];

        var numbers = new Dictionary<string, int>();
        var fleet = ImmutableArray.CreateBuilder<DemoComputer>(people.Count);
        foreach (var department in DemoDepartment.All)
        {
            for (var i = 0; i < department.Count; i++)
            {
                var (first, last) = people[fleet.Count];
                var number = numbers[department.Code] = numbers.GetValueOrDefault(department.Code) + 1;
                fleet.Add(new DemoComputer(
                    fleet.Count,
                    ComputerId.Parse(faker.Random.Hexadecimal(16, prefix: "").ToUpperInvariant()),
                    ComputerProfile.Create(
                        string.Create(CultureInfo.InvariantCulture, $"{department.Code}-{department.Kind}-{number:00}"),
                        $"{first} {last}",
                        faker.Random.ListItem([.. department.Platform.Versions]),
                        string.Create(CultureInfo.InvariantCulture, $"192.168.10.{fleet.Count + 21}"),
                        faker.Internet.Mac(),
                        agentVersion: "1.0.0"),
                    department,
                    Habits(faker.Random),
                    clients,
                    firstNames.Remove(first)));
            }
        }

        return fleet.MoveToImmutable();
    }

    /// <summary>Draws names until there are enough different first names: a colleague is called by it.</summary>
    private static List<(string First, string Last)> People(Faker faker, int count)
    {
        var people = new List<(string First, string Last)>(count);
        while (people.Count < count)
        {
            var first = faker.Name.FirstName();
            if (people.All(person => person.First != first))
            {
                people.Add((first, faker.Name.LastName()));
            }
        }

        return people;
    }

    private static DemoHabits Habits(Randomizer random)
    {
        var arrives = random.Int((7 * 60) + 30, (9 * 60) + 30);
        var lunchAt = random.Int((11 * 60) + 45, 13 * 60);
        return new DemoHabits(arrives, lunchAt, arrives + random.Int((8 * 60) + 45, 10 * 60), random.Bool(), random.Bool(0.15f));
    }
}
