namespace Identity.Domain.PasswordReset.Questions;

/// <summary>The security questions that every organisation has.</summary>
/// <remarks>
/// Each asks for something that stays as it is and that no register tells. Ids are kept beside stored answers and never change their meaning;
/// all have a capital letter, which the ids of an organisation's own questions cannot have. Their texts are resources of the server.
/// </remarks>
public static class BuiltInQuestions
{
    /// <summary>All 35, by id.</summary>
    public static IReadOnlyList<string> Ids { get; } =
    [
        "parentsMet", "partnerMet", "firstJobTown", "firstBoss", "firstPetName",
        "firstSoftToy", "childhoodNickname", "childhoodFriend", "firstTeacher", "strictestTeacher",
        "childhoodStreet", "grandparentsStreet", "grandmotherTreat", "grandfatherJob", "firstConcert",
        "firstFilm", "firstAlbum", "childhoodBook", "childhoodHero", "dreamJob",
        "firstCar", "firstPhoneModel", "firstFlight", "firstHoliday", "honeymoonPlace",
        "newYear2000", "swimmingPlace", "firstDish", "refusedDish", "sportsTeam",
        "playPlace", "firstComputerGame", "oldestCousin", "childhoodNeighbours", "lostThing",
    ];
}
