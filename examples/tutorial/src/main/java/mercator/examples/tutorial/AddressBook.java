package mercator.examples.tutorial;

import io.mercator.api.mapping.Cascade;
import io.mercator.api.mapping.MapperBuilder;
import io.mercator.api.mapping.Registry;
import io.mercator.api.mapping.ToMany;
import io.mercator.api.mapping.ToOne;
import mercator.examples.domain.Address;
import mercator.examples.domain.User;

/**
 * Users with their addresses: the tables, and the relationship from both sides.
 *
 * @param users the table of users
 * @param addresses the table of addresses
 * @param userAddresses the addresses of a user
 * @param addressUser the user of an address
 */
public record AddressBook(
        Users users, Addresses addresses, ToMany<User, Address> userAddresses, ToOne<Address, User> addressUser) {
    /**
     * Describes addresses that outlive their user.
     *
     * @param users the table of users
     * @param addresses the table of addresses
     * @return the relationship, to be mapped by one registry
     */
    public static AddressBook of(Users users, Addresses addresses) {
        ToMany<User, Address> userAddresses = ToMany.list(
                        User.class, "addresses", Address.class, User::getAddresses, User::setAddresses)
                .orderBy(addresses.id);
        ToOne<Address, User> addressUser = ToOne.of(
                        Address.class, "user", User.class, Address::getUser, Address::setUser)
                .backPopulates(userAddresses);
        return new AddressBook(users, addresses, userAddresses, addressUser);
    }

    /**
     * Describes addresses that live and die with their user.
     *
     * @param users the table of users
     * @param addresses the table of addresses
     * @return the relationship, to be mapped by one registry
     */
    public static AddressBook cascading(Users users, Addresses addresses) {
        ToMany<User, Address> userAddresses = ToMany.list(
                        User.class, "addresses", Address.class, User::getAddresses, User::setAddresses)
                .cascade(Cascade.allAndDeleteOrphan());
        ToOne<Address, User> addressUser = ToOne.of(
                        Address.class, "user", User.class, Address::getUser, Address::setUser)
                .backPopulates(userAddresses);
        return new AddressBook(users, addresses, userAddresses, addressUser);
    }

    /**
     * Maps users without relationships.
     *
     * @param registry gets the mapping
     * @param users the table of users
     * @return the mapping of users, to which relationships may be added
     */
    public static MapperBuilder<User> mapUser(Registry registry, Users users) {
        return registry.map(User.class, users)
                .construct(User::new)
                .property(users.id, User::getId, User::setId)
                .property(users.name, User::getName, User::setName)
                .property(users.fullname, User::getFullname, User::setFullname)
                .property(users.nickname, User::getNickname, User::setNickname);
    }

    /**
     * Maps users and addresses.
     *
     * @param registry gets the mappings
     * @return the mapping of users, to which relationships may be added
     */
    public MapperBuilder<User> map(Registry registry) {
        registry.map(Address.class, addresses)
                .construct(Address::new)
                .property(addresses.id, Address::getId, Address::setId)
                .property(addresses.emailAddress, Address::getEmailAddress, Address::setEmailAddress)
                .property(addresses.userId, Address::getUserId, Address::setUserId)
                .relationships(addressUser);
        return mapUser(registry, users).relationships(userAddresses);
    }
}
